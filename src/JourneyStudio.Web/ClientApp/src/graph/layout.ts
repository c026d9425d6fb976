import dagre from '@dagrejs/dagre';
import type { Move } from '../draft/commands';
import type { DraftState } from '../draft/model';
import { inPortOrder } from './neighbours';
import { columnPitch, nodeHeight, nodeWidth, rowPitch, snap } from './size';

/** Tidies a journey: flow runs down, one row a step, columns side by side. The node named `keep` stays where it is. */
export function tidy(state: DraftState, keep: string | undefined): Move[] {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: columnPitch - nodeWidth, ranksep: rowPitch - nodeHeight });
  graph.setDefaultEdgeLabel(() => ({}));
  const order = fromTheTop(state).reverse();
  for (const id of order) graph.setNode(id, { width: nodeWidth, height: nodeHeight });
  for (const id of order) for (const connection of inPortOrder(state, id).reverse()) if (connection.target !== id && state.nodes.has(connection.target)) graph.setEdge(id, connection.target);
  dagre.layout(graph);

  const placed = [...state.nodes.values()].map(node => {
    const centre = graph.node(node.id) as { x: number; y: number };
    return { activity: node.id, x: snap(centre.x - nodeWidth / 2), y: Math.round(centre.y - nodeHeight / 2) };
  });
  const anchor = placed.find(move => move.activity === keep) ?? placed[0];
  const stays = anchor && state.nodes.get(anchor.activity);
  const [dx, dy] = anchor && stays && keep ? [stays.x - anchor.x, stays.y - anchor.y] : [0, 0];
  return placed
    .map(move => ({ activity: move.activity, x: move.x + dx, y: move.y + dy }))
    .filter(move => {
      const node = state.nodes.get(move.activity);
      return node && (node.x !== move.x || node.y !== move.y);
    });
}

/** Every node once, as a reader meets them: Yes before No. Handed over backwards, dagre keeps this order side by side where it can. */
function fromTheTop(state: DraftState): string[] {
  const reached = new Set([...state.connections.values()].map(connection => connection.target));
  const order = new Set<string>();
  const visit = (start: string) => {
    const pending = [start];
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      if (order.has(id) || !state.nodes.has(id)) continue;
      order.add(id);
      pending.push(...inPortOrder(state, id).map(connection => connection.target).reverse());
    }
  };
  [...state.nodes.keys()].filter(id => !reached.has(id)).forEach(visit);
  [...state.nodes.keys()].forEach(visit);
  return [...order];
}
