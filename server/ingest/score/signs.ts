// Owns what can be told without the language: emoji, emoticons, marks. A guess with little confidence, always; the
// scorer calls it unsure. Must not know words.
import { anyCues } from './cues-any.ts';
import type { CueMarks } from './cues.ts';
import { findCues, kindNumber, newCueMarks, newCueTable } from './cues.ts';
import type { Reading } from './reading.ts';
import { FROWN, SMILE, newReading, read } from './reading.ts';

export interface Signs {
  label: 'negative' | 'neutral' | 'positive';
  value: number;
  confidence: number;
  because: string[];
}

/** Makes a judge of signs; it reuses its arrays. */
export function newSignJudge(): (text: string) => Signs {
  const table = newCueTable([anyCues], false);
  const reading = newReading();
  const marks = newCueMarks();
  return (text) => {
    read(reading, text, false);
    findCues(table, reading, marks);
    return weighSigns(reading, marks);
  };
}

function weighSigns(reading: Reading, marks: CueMarks): Signs {
  let good = 0;
  let bad = 0;
  const because: string[] = [];
  const say = (i: number): void => {
    const said = reading.text.slice(reading.start[i], reading.end[i]);
    if (because.length < 4 && !because.includes(said)) because.push(said);
  };
  for (let m = 0; m < marks.count; m += 1) {
    if (marks.kind[m] === kindNumber.heart) good += 1;
    else if (marks.kind[m] === kindNumber.eyeroll) bad += 1;
    else continue;
    say(marks.first[m] ?? 0);
  }
  for (let i = 0; i < reading.tokens; i += 1) {
    if (reading.kind[i] === SMILE) good += 1;
    else if (reading.kind[i] === FROWN) bad += 1;
    else continue;
    say(i);
  }
  const value = good + bad === 0 ? 0 : (good - bad) / (good + bad + 1);
  if (Math.abs(value) < 0.3) return { label: 'neutral', value: 0, confidence: 0.35, because };
  return { label: value > 0 ? 'positive' : 'negative', value: Math.round(value * 1000) / 1000, confidence: 0.4, because };
}
