import { openPort } from '../input/placing';
import type { Choice } from '../input/picker';
import { nameOf, placeBeside, reveal, select, selectedNodes, stateOf, type Session } from '../session';

/** From the chosen activity: which output, when it has several, then where to. Arrows choose, Enter ends, Escape gives up. */
export function connectFromSelection(session: Session): void {
  const [source] = selectedNodes(session);
  const node = source && stateOf(session).nodes.get(source);
  if (!node || node.ports.length === 0) return;
  const [only] = node.ports;
  if (node.ports.length === 1 && only) {
    connectFrom(session, node.id, only.id);
    return;
  }
  const first = openPort(stateOf(session), node.id);
  const ports = [...node.ports].sort((a, b) => Number(b.id === first) - Number(a.id === first));
  const at = placeBeside(session, node.id);
  session.picker.show(at.x, at.y, {
    label: session.texts.say('whichOutput'),
    choices: ports.map(port => ({ value: port.id, type: node.type, family: node.family, name: port.label || port.id, more: leadsTo(session, node.id, port.id) })),
    chosen: port => connectFrom(session, node.id, port),
  });
}

export function connectFrom(session: Session, source: string, port: string): void {
  const at = placeBeside(session, source);
  session.announce(session.texts.say('connecting', nameOf(session, source)));
  session.picker.show(at.x, at.y, {
    label: session.texts.say('whereTo'),
    choices: targets(session, source, port),
    pointed: target => {
      session.graph.resetSelection([source, target].flatMap(id => session.graph.getCellById(id) ?? []));
      reveal(session, target);
    },
    chosen: target => {
      session.submit({ kind: 'connect', connections: [{ source, port, target }] });
      session.announce(session.texts.say('connected', nameOf(session, source), nameOf(session, target)));
      select(session, [source], true);
    },
  });
}

/** The nearest first: what stands below is what is meant most of the time. */
function targets(session: Session, source: string, port: string): Choice<string>[] {
  const state = stateOf(session);
  const from = state.nodes.get(source);
  const joined = new Set([...state.connections.values()].filter(c => c.source === source && c.port === port).map(c => c.target));
  const far = (node: { x: number; y: number }) => Math.hypot(node.x - (from?.x ?? 0), node.y - (from?.y ?? 0)) * (node.y < (from?.y ?? 0) ? 3 : 1);
  return [...state.nodes.values()]
    .filter(node => node.id !== source && node.hasInput && !joined.has(node.id))
    .sort((a, b) => far(a) - far(b))
    .map(node => ({ value: node.id, type: node.type, family: node.family, name: node.name, more: node.summary }));
}

function leadsTo(session: Session, source: string, port: string): string | undefined {
  const way = [...stateOf(session).connections.values()].find(c => c.source === source && c.port === port);
  return way ? session.texts.say('leadsTo', nameOf(session, way.target)) : undefined;
}
