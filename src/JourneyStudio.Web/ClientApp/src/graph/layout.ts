import dagre from '@dagrejs/dagre';
import type { Move } from '../draft/commands';
import type { DraftState } from '../draft/model';
import { columnPitch, nodeHeight, nodeWidth, rowPitch, snap } from './size';

/** Tidies a journey: flow runs down, one row a step, columns side by side. The node named `keep` stays where it is. */
export function tidy(state: DraftState, keep: string | undefined): Move[] {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: columnPitch - nodeWidth, ranksep: rowPitch - nodeHeight });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of state.nodes.values()) graph.setNode(node.id, { width: nodeWidth, height: nodeHeight });
  for (const connection of state.connections.values()) if (connection.source !== connection.target) graph.setEdge(connection.source, connection.target);
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
