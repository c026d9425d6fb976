import { isNote, type ConnectionView, type DraftState, type NodeView } from '../draft/model';

/** One line of the outline. */
export interface Line {
  node: NodeView;
  /** How many branches deep it stands. */
  depth: number;
  /** The label of the branch that it begins, else empty. */
  port: string;
}

/** Every activity once: from the triggers down, a branch indented, what leads nowhere from outside at the end, and last the notes. */
export function linesOf(state: DraftState): Line[] {
  const ways = new Map<string, ConnectionView[]>();
  for (const c of state.connections.values()) ways.set(c.source, [...(ways.get(c.source) ?? []), c]);
  const targets = new Set([...state.connections.values()].map(c => c.target));
  const later = (node: NodeView) => (isNote(node) ? 2 : Number(node.hasInput && targets.has(node.id)));
  const starts = [...state.nodes.values()].sort((a, b) => later(a) - later(b) || a.y - b.y || a.x - b.x);
  const lines = new Map<string, Line>();
  for (const start of starts) walk(state, { node: start, depth: 0, port: '' }, ways, lines);
  return [...lines.values()];
}

function walk(state: DraftState, start: Line, ways: ReadonlyMap<string, ConnectionView[]>, lines: Map<string, Line>): void {
  const pending = [start];
  for (let line = pending.pop(); line; line = pending.pop()) {
    const { node, depth } = line;
    if (lines.has(node.id)) continue;
    lines.set(node.id, line);
    const from = [...(ways.get(node.id) ?? [])].sort((a, b) => order(node, b.port) - order(node, a.port));
    const branches = new Set(from.map(way => way.target)).size > 1;
    for (const way of from) {
      const next = state.nodes.get(way.target);
      if (next) pending.push({ node: next, depth: depth + (branches ? 1 : 0), port: branches ? label(node, way.port) : '' });
    }
  }
}

const order = (node: NodeView, port: string) => node.ports.findIndex(candidate => candidate.id === port);

const label = (node: NodeView, port: string) => node.ports.find(candidate => candidate.id === port)?.label ?? port;
