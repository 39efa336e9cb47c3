// Owns the cues that need no language: emoji by what people mean with them. A data table; our own.
import type { CueList } from './cues.ts';

export const anyCues: CueList = {
  eyeroll: '👏,🙄,🙃,🤡,😒,🤦,🤷,💩,🤔,😏,🐌,🥱,😑,😐,🫠,👎,🤮,🤢,😠,😡,🤬,😤,😩,😫,😭,😢,😞,😔,😓,😖,💔,☹,🙁,😕,😟,🤯,🖕,😨,😱,🆘,⚠',
  heart: '❤,♥,💙,💚,💛,💜,🧡,🖤,💕,💖,💗,💓,💞,😍,🥰,😊,☺,🙏,👍,🎉,🎊,💪,😁,🤩,👌,😀,😃,😄,😎,🤗,✨,🌟,⭐,🥳,🙌,💯,😇,😌,🏆,✅,😘,♡,🌈,☀',
  laugh: '😂,🤣,😹,😆,😅',
};
