import type { Move } from '../draft/commands';
import type { NodeView } from '../draft/model';
import { columnPitch, rowPitch, snap } from './size';

export type Alignment = 'column' | 'row' | 'spreadDown' | 'spreadAcross';

/** Puts activities under or beside the first chosen, or the same distance apart; all have one size, so their edges align as well. */
export function align(nodes: readonly NodeView[], how: Alignment): Move[] {
  const [first] = nodes;
  if (!first) return [];
  const moves = how === 'column' ? nodes.map(node => ({ activity: node.id, x: first.x, y: node.y }))
    : how === 'row' ? nodes.map(node => ({ activity: node.id, x: node.x, y: first.y }))
    : spread(nodes, how === 'spreadDown' ? 'y' : 'x', how === 'spreadDown' ? rowPitch : columnPitch);
  return moves.filter(move => nodes.some(node => node.id === move.activity && (node.x !== move.x || node.y !== move.y)));
}

/** The outermost two stay, unless there is no room between them. */
function spread(nodes: readonly NodeView[], axis: 'x' | 'y', least: number): Move[] {
  const sorted = [...nodes].sort((a, b) => a[axis] - b[axis]);
  const [from, to] = [sorted[0]?.[axis] ?? 0, sorted.at(-1)?.[axis] ?? 0];
  const step = Math.max(least, (to - from) / Math.max(1, sorted.length - 1));
  return sorted.map((node, index) => ({ activity: node.id, x: node.x, y: node.y, [axis]: index === 0 ? from : axis === 'x' ? snap(from + index * step) : Math.round(from + index * step) }));
}
