/**
 * The alerts that stand in a room during one look, and what the look changes about them: one row a thing, raised, kept up, ended.
 * Collects; the caller commits.
 */
import type { Alert, AlertMeasure, AlertSubject } from '@unisson/shared/domain/alert';
import { endAlert, raiseAlert, updateAlert, type Seen } from '@unisson/shared/domain/alert-rules';

export interface Thing {
  readonly kind: AlertSubject;
  readonly id: string;
  readonly measure: AlertMeasure;
}
export interface OpenAlerts {
  readonly all: readonly Alert[];
  find(thing: Thing): Alert | undefined;
  /** Raises it, or keeps up the one that stands. `id` and `before`: for things whose row has a fixed id. */
  raise(thing: Thing, seen: Seen, fixed?: { readonly id: string; readonly before: Alert | null }): void;
  end(alert: Alert, now?: number): void;
  /** Rows to write. */
  changes(): readonly Alert[];
}

const nameOf = ({ kind, id, measure }: Thing): string => `${measure}/${kind}/${id}`;

export function openAlerts(stored: readonly Alert[], at: string, newId: () => string): OpenAlerts {
  const standing = new Map(stored.map((alert) => [nameOf({ ...alert.about, measure: alert.measure }), alert]));
  const changed = new Map<string, Alert>();
  return {
    all: stored,
    find: (thing) => standing.get(nameOf(thing)),
    raise(thing, seen, fixed) {
      const { kind, id, measure } = thing;
      const alert = standing.get(nameOf(thing));
      const entity = alert
        ? updateAlert(alert, seen, at)
        : raiseAlert({ id: fixed?.id ?? newId(), about: { kind, id }, measure }, seen, at, fixed?.before ?? null);
      if (!entity) return;
      // told twice in one look: what is written is one step on from what is stored
      if (!alert) standing.set(nameOf(thing), entity);
      if (!changed.has(entity.id)) changed.set(entity.id, entity);
    },
    end(alert, now) {
      changed.set(alert.id, endAlert(alert, at, now));
      standing.delete(nameOf({ ...alert.about, measure: alert.measure }));
    },
    changes: () => [...changed.values()],
  };
}
