import type { DraftCommand } from './commands';
import { connectionKey, type ActivityJson, type ConnectionView, type DraftState, type KindView, type NodeView } from './model';

export type Kinds = ReadonlyMap<string, KindView>;

/**
 * What a command does to the picture, at once and without the server. Only what is drawn is worked out here (places, names,
 * connections); summaries, ports that depend on settings and checks follow with the server's answer.
 */
export function apply(state: DraftState, command: DraftCommand, kinds: Kinds): DraftState {
  switch (command.kind) {
    case 'add':
      return connect(addNodes(state, command.activities, kinds), command.connections);
    case 'move':
      return update(state, command.moves.map(move => [move.activity, { x: move.x, y: move.y }]));
    case 'connect':
      return connect(state, command.connections);
    case 'disconnect':
      return disconnect(state, command.connections.map(connectionKey));
    case 'delete':
      return command.activities.reduce(deleteNode, state);
    case 'rename':
      return update(state, [[command.activity, { name: command.name }]]);
    case 'note': {
      const node = state.nodes.get(command.activity);
      return node ? update(state, [[node.id, { activity: { ...node.activity, metadata: { ...node.activity.metadata, description: command.text ?? undefined } } }]]) : state;
    }
    case 'set': {
      const node = state.nodes.get(command.activity);
      return node ? update(state, [[node.id, { activity: { ...node.activity, [command.setting]: command.value } }]]) : state;
    }
    case 'journey':
      return command.setting === 'name' ? { ...state, name: String(command.value ?? '') } : state;
    case 'batch':
      return command.commands.reduce((before, next) => apply(before, next, kinds), state);
    default:
      // The server knows more kinds than the picture needs: what they did comes with its answer
      return state;
  }
}

export function toNode(activity: ActivityJson, kinds: Kinds): NodeView {
  const kind = kinds.get(activity.type);
  const position = activity.metadata?.designer?.position ?? { x: 0, y: 0 };
  return {
    id: activity.id,
    type: activity.type,
    family: kind?.family ?? 'flow',
    kindName: kind?.name ?? activity.type,
    name: activity.metadata?.displayText ?? kind?.name ?? activity.type,
    summary: '',
    x: position.x,
    y: position.y,
    hasInput: kind?.hasInput ?? true,
    ports: kind?.ports ?? [],
    checks: [],
    activity,
  };
}

function addNodes(state: DraftState, activities: ActivityJson[], kinds: Kinds): DraftState {
  const nodes = new Map(state.nodes);
  for (const activity of activities) if (!nodes.has(activity.id)) nodes.set(activity.id, toNode(activity, kinds));
  return { ...state, nodes };
}

function update(state: DraftState, changes: [string, Partial<NodeView>][]): DraftState {
  const nodes = new Map(state.nodes);
  for (const [id, change] of changes) {
    const node = nodes.get(id);
    if (node) nodes.set(id, { ...node, ...change });
  }
  return { ...state, nodes };
}

function connect(state: DraftState, added: ConnectionView[]): DraftState {
  const connections = new Map(state.connections);
  for (const connection of added)
    if (state.nodes.has(connection.source) && state.nodes.has(connection.target)) connections.set(connectionKey(connection), connection);
  return { ...state, connections };
}

function disconnect(state: DraftState, keys: string[]): DraftState {
  const connections = new Map(state.connections);
  for (const key of keys) connections.delete(key);
  return { ...state, connections };
}

/** A node with one way in and one way out leaves a line behind. */
function deleteNode(state: DraftState, id: string): DraftState {
  if (!state.nodes.has(id)) return state;
  const all = [...state.connections.values()];
  const into = all.filter(c => c.target === id && c.source !== id);
  const out = all.filter(c => c.source === id && c.target !== id);
  const nodes = new Map(state.nodes);
  nodes.delete(id);
  const rest = disconnect({ ...state, nodes }, all.filter(c => c.source === id || c.target === id).map(connectionKey));
  const [before, after] = [into[0], out[0]];
  return into.length === 1 && out.length === 1 && before && after && before.source !== after.target
    ? connect(rest, [{ source: before.source, port: before.port, target: after.target }])
    : rest;
}
