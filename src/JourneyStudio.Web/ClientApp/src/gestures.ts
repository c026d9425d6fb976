import type { Edge, Node } from '@antv/x6';
import type { DraftCommand } from './draft/commands';
import { connectionKey, type ConnectionView } from './draft/model';
import { nodeWidth, snap } from './graph/size';
import { addAt, addInto } from './adding';
import { copyOf, newId, pasteOf } from './input/clipboard';
import { nameOf, select, selectedNodes, stateOf, type Session } from './session';

/** What the hand does on the canvas, turned into commands. Nothing here changes the drawing: that follows from the draft. */
export function listen(session: Session): void {
  const { graph, drawing } = session;

  graph.on('node:move', ({ node }) => {
    drawing.dragging = new Set([node.id, ...selectedNodes(session)]);
  });
  graph.on('node:moved', ({ e, node }) => moved(session, node, e.altKey));
  graph.on('edge:connected', ({ isNew, edge }) => {
    if (!drawing.busy) connected(session, edge, isNew);
  });
  graph.on('edge:mouseup', ({ edge }) => {
    if (!edge.getData() && !edge.getTargetCellId()) droppedOnNothing(session, edge);
  });
  graph.on('selection:changed', () => drawing.restroke());
  graph.on('edge:mouseenter', ({ edge }) => showTools(session, edge));
  graph.on('edge:mouseleave', ({ edge }) => edge.removeTools());
}

function moved(session: Session, node: Node, copy: boolean): void {
  const ids = new Set([node.id, ...selectedNodes(session).filter(id => session.graph.isSelected(node) && id !== node.id)]);
  session.drawing.dragging = new Set();
  const moves = [...ids].flatMap(id => {
    const cell = session.graph.getCellById(id);
    return cell?.isNode() ? [{ activity: id, x: snap(cell.position().x), y: snap(cell.position().y) }] : [];
  });
  session.drawing.quietly(() => moves.forEach(move => {
    const cell = session.graph.getCellById(move.activity) as Node;
    const before = stateOf(session).nodes.get(move.activity);
    if (copy && before) cell.setPosition(before.x, before.y);
    else cell.setPosition(move.x, move.y);
  }));
  const [first] = moves;
  const origin = first && stateOf(session).nodes.get(first.activity);
  if (!first || !origin) return;
  if (copy) {
    const fragment = copyOf(stateOf(session), [...ids]);
    if (fragment) addCopy(session, pasteOf(fragment, newId, first.x - origin.x, first.y - origin.y));
    return;
  }
  if (first.x === origin.x && first.y === origin.y) return;
  session.submit({ kind: 'move', moves });
  session.announce(session.texts.say('moved', nameOf(session, first.activity)));
}

export function addCopy(session: Session, command: Extract<DraftCommand, { kind: 'add' }>): void {
  session.submit(command);
  select(session, command.activities.map(activity => activity.id), true);
}

function connected(session: Session, edge: Edge, isNew: boolean): void {
  const source = edge.getSourceCellId();
  const port = edge.getSourcePortId();
  const target = edge.getTargetCellId();
  const before = edge.getData<ConnectionView | undefined>();
  session.drawing.quietly(() => edge.remove());
  if (!port) return;
  if (!isNew && before) {
    reconnect(session, before, target);
    return;
  }
  if (!target) return;
  session.submit({ kind: 'connect', connections: [{ source, port, target }] });
  session.announce(session.texts.say('connected', nameOf(session, source), nameOf(session, target)));
}

/** A connection that ends on the empty canvas asks which activity shall stand there. */
function droppedOnNothing(session: Session, edge: Edge): void {
  const [source, port, point] = [edge.getSourceCellId(), edge.getSourcePortId(), edge.getTargetPoint()];
  setTimeout(() => session.drawing.quietly(() => edge.remove()));
  if (!port) return;
  const at = session.graph.localToGraph(point);
  setTimeout(() => session.picker.show(at.x, at.y, kind => kind.hasInput, kind =>
    addAt(session, kind, { x: snap(point.x - nodeWidth / 2), y: snap(point.y) }, { source, port })));
}

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
          session.picker.show(e.clientX - room.left, e.clientY - room.top, kind => kind.hasInput, kind => addInto(session, kind, connection));
        },
      },
    },
  ]);
}

/** The connection under a point of the graph, for dropping an activity onto it. */
export function connectionAt(session: Session, x: number, y: number): ConnectionView | undefined {
  let best: { connection: ConnectionView; far: number } | undefined;
  for (const connection of stateOf(session).connections.values()) {
    const view = session.graph.findViewByCell(connectionKey(connection));
    const point = view?.isEdgeView() ? view.getClosestPoint({ x, y }) : null;
    const far = point ? Math.hypot(point.x - x, point.y - y) : Infinity;
    if (far < 24 && (!best || far < best.far)) best = { connection, far };
  }
  return best?.connection;
}
