/**
 * How far a set of people brings a policy [MS4]: every seat wants one person who holds any of its roles, and a person fills one seat only.
 * That is a largest matching, not a walk in order: somebody who is legal and supervisor must not block the other lawyer. Knows no revisions.
 */
import type { Role } from './actor.ts';
import type { UserId } from './entity.ts';
import type { Policy, PolicyStep } from './room.ts';

/** Somebody who approved, or could: a deputy bears the id of the person whose place he takes, so that the two are one. */
export interface Holder {
  readonly userId: UserId;
  readonly roles: readonly Role[];
}
/** One approval that a step asks for. */
export interface Seat {
  readonly step: number;
  readonly anyOf: readonly Role[];
}
type Steps = Pick<Policy, 'steps' | 'ordered'>;

export const rolesOfStep = (step: PolicyStep): readonly Role[] => ('anyOf' in step ? step.anyOf : step.allOf);

/** A step of three is three seats; a step that wants all of two roles is a seat for each. */
export function seatsOf(steps: Policy['steps']): readonly Seat[] {
  return steps.flatMap((step, index) => {
    const once: Seat[] =
      'anyOf' in step ? [{ step: index, anyOf: step.anyOf }] : step.allOf.map((role) => ({ step: index, anyOf: [role] }));
    return Array.from({ length: Math.max(1, step.count ?? 1) }, () => once).flat();
  });
}

type Fits = (person: number, seat: Seat) => boolean;

/** @returns for each seat the index of the person who fills it, or null; as many seats filled as can be. */
export function matchSeats(seats: readonly Seat[], people: readonly Holder[], fits: Fits = () => true): readonly (number | null)[] {
  const filledBy: (number | null)[] = seats.map(() => null);
  const seat = (person: number, tried: Set<number>): boolean => {
    for (const [index, wants] of seats.entries()) {
      if (tried.has(index) || !people[person]?.roles.some((role) => wants.anyOf.includes(role)) || !fits(person, wants)) continue;
      tried.add(index);
      const sitting = filledBy[index] ?? null;
      if (sitting === null || seat(sitting, tried)) {
        filledBy[index] = person;
        return true;
      }
    }
    return false;
  };
  for (const [index, person] of people.entries()) {
    // The same person named twice is still one person.
    if (people.findIndex((other) => other.userId === person.userId) === index) seat(index, new Set());
  }
  return filledBy;
}

export interface Progress {
  readonly filled: number;
  readonly seats: number;
  /** Seats that can be filled next: of an ordered policy those of the first step that is not full. */
  readonly open: readonly Seat[];
  /** The step whose turn it is; null where the order does not matter or all is done. */
  readonly turn: number | null;
  /** Of an ordered policy: the approvals that count for the step whose turn it is. */
  readonly here: readonly Holder[];
}

/** @param people those who approved, oldest first: of an ordered policy the earliest who fill a step close it, and only later ones count for the next. */
export function progressOf(policy: Steps, people: readonly Holder[]): Progress {
  const seats = seatsOf(policy.steps);
  if (policy.ordered) return inOrder(seats, people);
  const matched = matchSeats(seats, people);
  const open = seats.filter((_seat, index) => matched[index] === null);
  return { filled: seats.length - open.length, seats: seats.length, open, turn: null, here: [] };
}

/** The shortest run of approvals that fills a step leaves the most for the steps after it: no other choice could get further. */
function inOrder(seats: readonly Seat[], people: readonly Holder[]): Progress {
  let from = 0;
  let filled = 0;
  const used = new Set<UserId>();
  for (const step of new Set(seats.map((seat) => seat.step))) {
    const own = seats.filter((seat) => seat.step === step);
    const rest = people.slice(from).filter(({ userId }) => !used.has(userId));
    const run = shortestRun(own, rest);
    if (run === null) {
      const matched = matchSeats(own, rest);
      const open = own.filter((_seat, index) => matched[index] === null);
      return { filled: filled + own.length - open.length, seats: seats.length, open, turn: step, here: rest };
    }
    for (const index of matchSeats(own, rest.slice(0, run))) used.add(rest[index ?? -1]?.userId ?? '');
    const last = rest[run - 1];
    from = last ? people.indexOf(last) + 1 : from;
    filled += own.length;
  }
  return { filled, seats: seats.length, open: [], turn: null, here: [] };
}

/** How many of the people, from the first on, it takes to fill the seats; null when all of them do not. */
function shortestRun(seats: readonly Seat[], people: readonly Holder[]): number | null {
  for (let run = seats.length; run <= people.length; run += 1)
    if (matchSeats(seats, people.slice(0, run)).every((person) => person !== null)) return run;
  return null;
}

/** How many seats these people fill, where the order does not matter. */
export function seatsFilled(steps: Policy['steps'], people: readonly Holder[]): number {
  return matchSeats(seatsOf(steps), people).filter((person) => person !== null).length;
}

/** Whether these people could fill every seat, each of them free to decide at any time. */
export function canMeet(policy: Steps, people: readonly Holder[]): boolean {
  const seats = seatsOf(policy.steps).length;
  return seats > 0 && seatsFilled(policy.steps, people) === seats;
}

/** Every role a step names, each once, in the policy's order. */
export function policyRoles(policy: Pick<Policy, 'steps' | 'alsoMay'>): readonly Role[] {
  return [...new Set([...policy.steps.flatMap(rolesOfStep), ...(policy.alsoMay ?? [])])];
}

/** Roles of which more people would be needed to meet the policy; empty: these people can. */
export function lackingRoles(policy: Pick<Policy, 'steps'>, people: readonly Holder[]): readonly Role[] {
  const seats = seatsOf(policy.steps);
  const matched = matchSeats(seats, people);
  return [...new Set(seats.filter((_seat, index) => matched[index] === null).flatMap(({ anyOf }) => anyOf))];
}
