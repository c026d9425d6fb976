import dagre from '@dagrejs/dagre';
import type { Move } from '../draft/commands';
import type { ConnectionView } from '../draft/model';
import { columnPitch, nodeHeight, nodeWidth, rowPitch, snap } from './size';

/** What a layout needs of a draft; it goes to a worker and so has nothing but values. */
export interface LayoutInput {
  nodes: { id: string; x: number; y: number; ports: string[] }[];
  connections: ConnectionView[];
}

type Ways = ReadonlyMap<string, ConnectionView[]>;

/** Tidies a journey: flow runs down, one row a step, columns side by side. The node named `keep` stays where it is. */
export function layout(input: LayoutInput, keep: string | undefined): Move[] {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: columnPitch - nodeWidth, ranksep: rowPitch - nodeHeight });
  graph.setDefaultEdgeLabel(() => ({}));
  const nodes = new Map(input.nodes.map(node => [node.id, node]));
  const ways = inPortOrder(input);
  const order = fromTheTop(input, ways).reverse();
  for (const id of order) graph.setNode(id, { width: nodeWidth, height: nodeHeight });
  for (const id of order) for (const connection of [...(ways.get(id) ?? [])].reverse()) if (connection.target !== id && nodes.has(connection.target)) graph.setEdge(id, connection.target);
  dagre.layout(graph);

  const placed = input.nodes.map(node => {
    const centre = graph.node(node.id) as { x: number; y: number };
    return { activity: node.id, x: snap(centre.x - nodeWidth / 2), y: Math.round(centre.y - nodeHeight / 2) };
  });
  const anchor = placed.find(move => move.activity === keep) ?? placed[0];
  const stays = anchor && nodes.get(anchor.activity);
  const [dx, dy] = anchor && stays && keep ? [stays.x - anchor.x, stays.y - anchor.y] : [0, 0];
  return placed
    .map(move => ({ activity: move.activity, x: move.x + dx, y: move.y + dy }))
    .filter(move => {
      const node = nodes.get(move.activity);
      return node && (node.x !== move.x || node.y !== move.y);
    });
}

function inPortOrder(input: LayoutInput): Ways {
  const ports = new Map(input.nodes.map(node => [node.id, node.ports]));
  const ways = new Map<string, ConnectionView[]>();
  for (const connection of input.connections) ways.set(connection.source, [...(ways.get(connection.source) ?? []), connection]);
  for (const [id, from] of ways) from.sort((a, b) => (ports.get(id)?.indexOf(a.port) ?? 0) - (ports.get(id)?.indexOf(b.port) ?? 0));
  return ways;
}

/** Every node once, as a reader meets them: Yes before No. Handed over backwards, dagre keeps this order side by side where it can. */
function fromTheTop(input: LayoutInput, ways: Ways): string[] {
  const known = new Set(input.nodes.map(node => node.id));
  const reached = new Set(input.connections.map(connection => connection.target));
  const order = new Set<string>();
  const visit = (start: string) => {
    const pending = [start];
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      if (order.has(id) || !known.has(id)) continue;
      order.add(id);
      pending.push(...(ways.get(id) ?? []).map(connection => connection.target).reverse());
    }
  };
  [...known].filter(id => !reached.has(id)).forEach(visit);
  [...known].forEach(visit);
  return [...order];
}
