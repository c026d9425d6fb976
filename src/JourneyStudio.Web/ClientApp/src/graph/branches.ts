import type { DraftState } from '../draft/model';
import { dominated } from './dominators';

/** What stands behind an activity and can be reached through it alone: what disappears when its branch is folded. */
export function behind(state: DraftState, id: string): ReadonlySet<string> {
  const below = dominated(state);
  const found = new Set<string>();
  const pending = [...(below.get(id) ?? [])];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    found.add(next);
    pending.push(...(below.get(next) ?? []));
  }
  return found;
}

export const canFold = (state: DraftState, id: string): boolean => (dominated(state).get(id)?.length ?? 0) > 0;

/** The draft without what is folded away. An activity whose branch is folded knows how much that is. */
export function unfolded(state: DraftState, folded: ReadonlySet<string>): DraftState {
  const hidden = new Set<string>();
  const counts = new Map<string, number>();
  for (const id of folded) {
    if (!state.nodes.has(id)) continue;
    const away = behind(state, id);
    if (away.size > 0) counts.set(id, away.size);
    away.forEach(other => hidden.add(other));
  }
  if (hidden.size === 0) return state;
  const nodes = new Map([...state.nodes].filter(([id]) => !hidden.has(id)));
  for (const [id, count] of counts) {
    const node = nodes.get(id);
    if (node) nodes.set(id, { ...node, folded: count });
  }
  return { ...state, nodes, connections: new Map([...state.connections].filter(([, c]) => !hidden.has(c.source) && !hidden.has(c.target))) };
}

/** The folded activities that hide one. */
export function foldersOf(state: DraftState, folded: ReadonlySet<string>, id: string): string[] {
  return [...folded].filter(other => behind(state, other).has(id));
}
