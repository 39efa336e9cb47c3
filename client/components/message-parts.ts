/** The parts of a message, as the console shows them: the shared rules under the name the components know. */
export {
  compare,
  compareSaid,
  foldParts,
  partKeys,
  partsOf,
  type ComparedPart,
  type FoldedPart,
  type MessagePart,
} from '@unisson/shared/domain/message-parts';
