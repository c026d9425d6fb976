import type { ConnectionView, DraftState } from '../draft/model';

export type Direction = 'up' | 'down' | 'left' | 'right';

/** Where an arrow key leads: down and up follow connections, left and right go to the nearest node on that side. */
export function neighbour(state: DraftState, id: string, direction: Direction): string | undefined {
  const node = state.nodes.get(id);
  if (!node) return undefined;
  if (direction === 'down') return inPortOrder(state, id)[0]?.target;
  if (direction === 'up') return [...state.connections.values()].find(c => c.target === id)?.source;
  const side = direction === 'right' ? 1 : -1;
  let best: { id: string; far: number } | undefined;
  for (const other of state.nodes.values()) {
    const dx = (other.x - node.x) * side;
    if (other.id === id || dx <= 0) continue;
    const far = dx + 3 * Math.abs(other.y - node.y);
    if (!best || far < best.far) best = { id: other.id, far };
  }
  return best?.id;
}

export function inPortOrder(state: DraftState, id: string): ConnectionView[] {
  const order = (port: string) => state.nodes.get(id)?.ports.findIndex(p => p.id === port) ?? 0;
  return [...state.connections.values()].filter(c => c.source === id).sort((a, b) => order(a.port) - order(b.port));
}
