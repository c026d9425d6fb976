import type { DraftState } from '../draft/model';

/** For each activity those that it stands right before on every way to them: Cooper, Harvey and Kennedy's algorithm over all entries at once. */
export function dominated(state: DraftState): ReadonlyMap<string, readonly string[]> {
  const known = cache.get(state);
  if (known) return known;
  const { next, before } = neighbours(state);
  const order = fromTheEntries(state, next);
  const index = new Map(order.map((id, at) => [id, at]));
  const entry = -1;
  const over = new Array<number | undefined>(order.length).fill(undefined);
  const meet = (a: number, b: number): number => {
    while (a !== b) {
      while (a > b) a = over[a] ?? entry;
      while (b > a) b = over[b] ?? entry;
    }
    return a;
  };
  for (let changed = true; changed;) {
    changed = false;
    order.forEach((id, at) => {
      const from = before.get(id) ?? [];
      let to: number | undefined = from.length === 0 || entries.get(state)?.has(id) ? entry : undefined;
      for (const other of from) {
        const seen = index.get(other);
        if (seen === undefined || (seen !== at && over[seen] === undefined)) continue;
        if (seen !== at) to = to === undefined ? seen : meet(to, seen);
      }
      if (over[at] !== to && to !== undefined) [over[at], changed] = [to, true];
    });
  }
  const found = new Map<string, string[]>();
  order.forEach((id, at) => {
    const above = order[over[at] ?? entry];
    if (above !== undefined) found.set(above, [...(found.get(above) ?? []), id]);
  });
  cache.set(state, found);
  return found;
}

const cache = new WeakMap<DraftState, ReadonlyMap<string, readonly string[]>>();
const entries = new WeakMap<DraftState, Set<string>>();

function neighbours(state: DraftState) {
  const [next, before] = [new Map<string, string[]>(), new Map<string, string[]>()];
  const add = (map: Map<string, string[]>, key: string, value: string) => {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  };
  for (const { source, target } of state.connections.values()) {
    if (!state.nodes.has(source) || !state.nodes.has(target)) continue;
    add(next, source, target);
    add(before, target, source);
  }
  return { next, before };
}

/** Reverse postorder; activities that only a loop leads to are entered at the first of them. */
function fromTheEntries(state: DraftState, next: ReadonlyMap<string, string[]>): string[] {
  const reached = new Set([...state.connections.values()].filter(c => c.source !== c.target).map(c => c.target));
  const starts = [...state.nodes.values()].filter(node => !node.hasInput || !reached.has(node.id)).map(node => node.id);
  const [seen, done, at] = [new Set<string>(), [] as string[], new Set<string>()];
  const visit = (start: string) => {
    if (seen.has(start)) return;
    at.add(start);
    seen.add(start);
    const path: [string, number][] = [[start, 0]];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const to = next.get(top[0])?.[top[1]++];
      if (to === undefined) done.push((path.pop() as [string, number])[0]);
      else if (!seen.has(to)) {
        seen.add(to);
        path.push([to, 0]);
      }
    }
  };
  starts.forEach(visit);
  [...state.nodes.keys()].forEach(visit);
  entries.set(state, at);
  return done.reverse();
}
