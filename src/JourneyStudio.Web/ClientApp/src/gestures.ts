import type { Edge, Node } from '@antv/x6';
import { addAfter, addAt, addInto, askAt } from './adding';
import { addCopy } from './actions/clip';
import { openConnectionMenu, openMenu } from './actions/menu';
import type { Action } from './input/keys';
import { connectionKey, type ConnectionView, type KindView } from './draft/model';
import { connectionNear } from './graph/near';
import { nodeHeight, nodeWidth, snap, type Point } from './graph/size';
import { copyOf } from './input/clipboard';
import { DragMode } from './input/drag';
import { kindChoices } from './input/picker';
import { splicing } from './input/placing';
import { nameOf, select, selectedNodes, stateOf, type Session } from './session';

/** What the hand does on the canvas, turned into commands. Nothing here changes the drawing: that follows from the draft. */
export function listen(session: Session, run: (action: Action) => void): void {
  const { graph, drawing } = session;
  const mode = new DragMode();

  graph.on('node:move', ({ node }) => {
    mode.begin();
    drawing.dragging = new Set([node.id, ...selectedNodes(session)]);
  });
  graph.on('node:moving', ({ node }) => hint(session, spliced(session, node)));
  graph.on('node:moved', ({ e, node }) => {
    hint(session, undefined);
    moved(session, node, e.altKey, mode.end());
  });
  graph.on('edge:added', ({ edge }) => {
    if (!edge.getData() && !drawing.busy) mode.begin();
  });
  graph.on('edge:change:target', ({ edge }) => {
    if (edge.getData() && !drawing.busy) mode.begin();
  });
  graph.on('edge:connected', ({ isNew, edge }) => {
    if (!drawing.busy) connected(session, edge, isNew, mode.end());
  });
  graph.on('edge:mouseup', ({ edge }) => {
    if (!edge.getData() && !edge.getTargetCellId()) droppedOnNothing(session, edge, mode.end());
  });
  graph.on('blank:mousedown', () => mode.begin());
  graph.on('blank:mouseup', () => {
    if (mode.end()) graph.cleanSelection();
  });
  graph.on('selection:changed', () => drawing.restroke());
  graph.on('edge:mouseenter', ({ edge }) => showTools(session, edge));
  graph.on('edge:mouseleave', ({ edge }) => edge.removeTools());
  graph.on('node:magnet:click', ({ e, node, magnet }) => askAfter(session, node.id, magnet, e));
  graph.on('node:contextmenu', ({ e, node }) => {
    if (!graph.isSelected(node)) select(session, [node.id], true);
    openMenu(session, run, { x: e.clientX, y: e.clientY });
  });
  graph.on('edge:contextmenu', ({ e, edge }) => {
    const connection = edge.getData<ConnectionView | undefined>();
    if (connection) openConnectionMenu(session, connection, { x: e.clientX, y: e.clientY });
  });
  graph.on('blank:contextmenu', ({ e, x, y }) => {
    graph.cleanSelection();
    session.pointer = { x, y };
    openMenu(session, run, { x: e.clientX, y: e.clientY });
  });
}

/** The connection that an activity from the palette, held over a point of the graph, would go into. */
export function spliceAt(session: Session, kind: KindView, at: Point): ConnectionView | undefined {
  return kind.hasInput ? connectionNear(session.graph, stateOf(session).connections.values(), at) : undefined;
}

export function hint(session: Session, connection: ConnectionView | undefined): void {
  session.drawing.hint(connection && connectionKey(connection));
}

/** A single activity that nothing is joined to goes into the connection it is dropped on. */
function spliced(session: Session, node: Node): ConnectionView | undefined {
  const state = stateOf(session);
  if (selectedNodes(session).some(id => id !== node.id) && session.graph.isSelected(node)) return undefined;
  const view = state.nodes.get(node.id);
  if (!view?.hasInput || view.ports.length === 0) return undefined;
  for (const c of state.connections.values()) if (c.source === node.id || c.target === node.id) return undefined;
  const at = node.position();
  return connectionNear(session.graph, state.connections.values(), { x: at.x + nodeWidth / 2, y: at.y + nodeHeight / 2 });
}

function moved(session: Session, node: Node, copy: boolean, given: boolean): void {
  const ids = new Set([node.id, ...selectedNodes(session).filter(id => session.graph.isSelected(node) && id !== node.id)]);
  const into = copy || given ? undefined : spliced(session, node);
  session.drawing.dragging = new Set();
  const moves = [...ids].flatMap(id => {
    const cell = session.graph.getCellById(id);
    return cell?.isNode() ? [{ activity: id, x: snap(cell.position().x), y: snap(cell.position().y) }] : [];
  });
  session.drawing.quietly(() => moves.forEach(move => {
    const cell = session.graph.getCellById(move.activity) as Node;
    const before = stateOf(session).nodes.get(move.activity);
    if ((copy || given) && before) cell.setPosition(before.x, before.y);
    else cell.setPosition(move.x, move.y);
  }));
  const [first] = moves;
  const origin = first && stateOf(session).nodes.get(first.activity);
  if (!first || !origin || given) return;
  if (copy) {
    const fragment = copyOf(stateOf(session), [...ids]);
    if (fragment) addCopy(session, fragment, first.x - origin.x, first.y - origin.y);
    return;
  }
  if (first.x === origin.x && first.y === origin.y) return;
  session.submit(into ? splicing(origin, first, into) : { kind: 'move', moves });
  session.announce(into ? session.texts.say('spliced', origin.name, nameOf(session, into.source), nameOf(session, into.target)) : session.texts.say('moved', nameOf(session, first.activity)));
}

function connected(session: Session, edge: Edge, isNew: boolean, given: boolean): void {
  const source = edge.getSourceCellId();
  const port = edge.getSourcePortId();
  const target = edge.getTargetCellId();
  const before = edge.getData<ConnectionView | undefined>();
  session.drawing.remove(edge.id);
  if (!port) return;
  if (!isNew && before) {
    reconnect(session, before, given ? null : target);
    return;
  }
  if (!target || given) return;
  session.submit({ kind: 'connect', connections: [{ source, port, target }] });
  session.announce(session.texts.say('connected', nameOf(session, source), nameOf(session, target)));
}

/** A connection that ends on the empty canvas asks which activity shall stand there. */
function droppedOnNothing(session: Session, edge: Edge, given: boolean): void {
  const [source, port, point] = [edge.getSourceCellId(), edge.getSourcePortId(), edge.getTargetPoint()];
  setTimeout(() => session.drawing.remove(edge.id));
  if (!port || given) return;
  const at = session.graph.localToGraph(point);
  setTimeout(() => askAt(session, at, joinable(session), kind => addAt(session, kind, { x: snap(point.x - nodeWidth / 2), y: snap(point.y) }, { source, port })));
}

/** A press on a port asks what shall follow it. */
function askAfter(session: Session, source: string, magnet: Element, event: { clientX: number; clientY: number }): void {
  const port = magnet.closest('[port]')?.getAttribute('port');
  if (!port) return;
  const room = session.area.getBoundingClientRect();
  askAt(session, { x: event.clientX - room.left, y: event.clientY - room.top + 12 }, joinable(session), kind => addAfter(session, kind, source, port));
}

const joinable = (session: Session) => kindChoices([...session.kinds.values()].filter(kind => kind.hasInput));

/** The end of a connection was taken to another activity, or back: then it is drawn as it was. */
function reconnect(session: Session, before: ConnectionView, target: string | null): void {
  const after = { ...before, target: target ?? before.target };
  if (after.target === before.target) {
    session.drawing.draw({ nodes: [], removedNodes: [], connections: [before], removedConnections: [] });
    return;
  }
  session.submit({ kind: 'batch', commands: [{ kind: 'disconnect', connections: [before] }, { kind: 'connect', connections: [after] }] });
  session.announce(session.texts.say('connected', nameOf(session, after.source), nameOf(session, after.target)));
}

function showTools(session: Session, edge: Edge): void {
  const connection = edge.getData<ConnectionView | undefined>();
  if (!connection || edge.hasTools()) return;
  edge.addTools([
    { name: 'target-arrowhead', args: { tagName: 'circle', attrs: { r: 6, class: 'edge-end' } } },
    {
      name: 'button',
      args: {
        distance: '50%',
        markup: [
          { tagName: 'circle', selector: 'button', attrs: { r: 11, class: 'splice', cursor: 'pointer' } },
          { tagName: 'path', attrs: { d: 'M-4.500 0h9M0-4.500v9', class: 'splice-mark', 'pointer-events': 'none' } },
        ],
        onClick: ({ e }: { e: MouseEvent }) => {
          const room = session.area.getBoundingClientRect();
          edge.removeTools();
          askAt(session, { x: e.clientX - room.left, y: e.clientY - room.top }, joinable(session), kind => addInto(session, kind, connection));
        },
      },
    },
  ]);
}
