/** French words about the list of stories, what people have put together and taken apart, and two replies under one story. */
export const frStories = {
  storyLeast: {
    name: 'Nombre de fois où c’est dit, au moins',
    every: 'Toutes',
    least: '{n} fois ou plus',
    none: 'Rien n’a encore été dit aussi souvent. Affichez ce qui n’a été dit qu’une fois pour voir toutes les histoires.',
  },
  storyReplies: {
    two: '{n} réponses sont ouvertes pour cette histoire : des histoires n’en faisaient qu’une et leurs réponses sont restées. Envoyez-en une, abandonnez le reste.',
    other: 'Ouvrir la réponse de {name} ({channel})',
  },
  ruling: {
    title: 'Réuni et séparé à la main',
    intro: 'Ce que quelqu’un a réuni ou séparé ici le reste, quoi qu’on dise ensuite, jusqu’à ce qu’on revienne dessus.',
    none: 'Personne n’a réuni ni séparé d’histoires.',
    merge: 'Réunies en une seule histoire',
    split: 'Sorti d’une histoire',
    by: '{name}, {time}',
    wasUndone: 'Annulé par {name}, {time}',
    open: 'Ouvrir l’histoire',
    undo: 'Annuler',
    undone: 'C’est annulé. La liste des histoires suit dans un instant.',
  },
};
