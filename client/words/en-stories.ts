/** English words about the list of stories, what people have put together and taken apart, and two replies under one story. */
export const enStories = {
  storyLeast: {
    name: 'Said at least so often',
    every: 'All',
    least: '{n} times or more',
    none: 'Nothing has been said that often yet. Show what was said once to see every story.',
  },
  storyReplies: {
    two: '{n} replies are open under this story: stories that turned out to be one kept their replies. Send one and drop the rest.',
    other: 'Open the reply of {name} ({channel})',
  },
  ruling: {
    title: 'Merged and split by people',
    intro: 'What somebody here has put together or taken apart stays so, whatever is said later, until it is undone.',
    none: 'Nobody has merged or split a story.',
    merge: 'Merged into one story',
    split: 'Taken out of a story',
    by: '{name}, {time}',
    wasUndone: 'Undone by {name}, {time}',
    open: 'Open the story',
    undo: 'Undo',
    undone: 'Undone. The list of stories follows in a moment.',
  },
};
