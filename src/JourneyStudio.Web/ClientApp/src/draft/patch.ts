import { connectionKey, type ConnectionView, type DraftState, type NodeView } from './model';

/** What changed between two states of a draft. The server answers with one; the canvas draws one. */
export interface Patch {
  name?: string;
  nodes: NodeView[];
  removedNodes: string[];
  connections: ConnectionView[];
  removedConnections: ConnectionView[];
}

export function applyPatch(state: DraftState, patch: Patch): DraftState {
  const nodes = new Map(state.nodes);
  const connections = new Map(state.connections);
  for (const connection of patch.removedConnections) connections.delete(connectionKey(connection));
  for (const id of patch.removedNodes) nodes.delete(id);
  for (const node of patch.nodes) nodes.set(node.id, node);
  for (const connection of patch.connections) connections.set(connectionKey(connection), connection);
  return { name: patch.name ?? state.name, nodes, connections };
}

/** The patch that leads from `before` to `after`. Nodes are compared by identity: states share what did not change. */
export function difference(before: DraftState, after: DraftState): Patch {
  return {
    name: after.name,
    nodes: [...after.nodes.values()].filter(node => before.nodes.get(node.id) !== node),
    removedNodes: [...before.nodes.keys()].filter(id => !after.nodes.has(id)),
    connections: [...after.connections].filter(([key]) => !before.connections.has(key)).map(([, connection]) => connection),
    removedConnections: [...before.connections].filter(([key]) => !after.connections.has(key)).map(([, connection]) => connection),
  };
}
