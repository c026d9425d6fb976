import type { DraftCommand } from '../draft/commands';
import type { ActivityJson, ConnectionView, DraftState, KindView, NodeView } from '../draft/model';
import { columnPitch, nodeHeight, nodeWidth, rowPitch, type Point } from '../graph/size';
import { placed } from './clipboard';

/** A new activity of a kind, with no settings yet. */
export function activityOf(kind: KindView, id: string, at: Point): ActivityJson {
  const trigger = kind.family === 'trigger' ? { customProperties: { canStartWorkflow: true } } : {};
  return placed({ id, type: kind.type, version: kind.version, ...trigger }, at.x, at.y);
}

/** Adds an activity and joins it: after a port, or within a connection. */
export function adding(kind: KindView, id: string, at: Point, from?: { source: string; port: string }, into?: ConnectionView): DraftCommand {
  const activities = [activityOf(kind, id, at)];
  const out = kind.ports[0];
  if (into && kind.hasInput) {
    const connections = [{ source: into.source, port: into.port, target: id }, ...(out ? [{ source: id, port: out.id, target: into.target }] : [])];
    return { kind: 'batch', commands: [{ kind: 'disconnect', connections: [into] }, { kind: 'add', activities, connections }] };
  }
  return { kind: 'add', activities, connections: from && kind.hasInput ? [{ ...from, target: id }] : [] };
}

/** Puts an activity that is there already into a connection, at a new place. */
export function splicing(node: NodeView, at: Point, into: ConnectionView): DraftCommand {
  const out = node.ports[0];
  return {
    kind: 'batch',
    commands: [
      { kind: 'move', moves: [{ activity: node.id, x: at.x, y: at.y }] },
      { kind: 'disconnect', connections: [into] },
      { kind: 'connect', connections: [{ source: into.source, port: into.port, target: node.id }, ...(out ? [{ source: node.id, port: out.id, target: into.target }] : [])] },
    ],
  };
}

/** Where an activity that follows another one goes: a row below, in the column of its port, beside what is already there. */
export function placeAfter(state: DraftState, source: string, port: string | undefined): Point {
  const node = state.nodes.get(source);
  if (!node) return freePlace(state, { x: 0, y: 0 });
  const index = node.ports.findIndex(p => p.id === port);
  const shift = node.ports.length < 2 || index < 0 ? 0 : (index - (node.ports.length - 1) / 2) * columnPitch;
  return freePlace(state, { x: node.x + shift, y: node.y + rowPitch });
}

export function freePlace(state: DraftState, wanted: Point): Point {
  const taken = (at: Point) => [...state.nodes.values()].some(n => Math.abs(n.x - at.x) < nodeWidth && Math.abs(n.y - at.y) < nodeHeight + 8);
  let at = wanted;
  while (taken(at)) at = { x: at.x + columnPitch, y: at.y };
  return at;
}

/** The first port of an activity that leads nowhere yet, else its first. */
export function openPort(state: DraftState, id: string): string | undefined {
  const ports = state.nodes.get(id)?.ports ?? [];
  const used = new Set([...state.connections.values()].filter(c => c.source === id).map(c => c.port));
  return (ports.find(port => !used.has(port.id)) ?? ports[0])?.id;
}
