import type { Kinds } from './apply';
import type { DraftCommand } from './commands';
import { connectionKey, type DraftState } from './model';
import type { Entry } from './store';

/** What the server says of an edit that meets somebody else's. Values are in words; null: none. */
export interface Conflict {
  /** Both set a value; the other deleted what was edited; the other edited what was deleted. */
  kind: 'value' | 'gone' | 'deleting';
  activity: string | null;
  setting: string;
  /** Name of the activity or of the journey, and of what was set. */
  name: string;
  label: string;
  by: string;
  /** It was the same person, in another tab. */
  self: boolean;
  mine: string | null;
  theirs: string | null;
}

/** Edits of this page that wait for a choice, about one thing. */
export interface Disagreement {
  key: string;
  conflict: Conflict;
  entries: Entry[];
}

const keyOf = (conflict: Conflict): string => `${conflict.kind}|${conflict.activity ?? ''}|${conflict.kind === 'value' ? conflict.setting : ''}`;

/** The server no longer knows what an activity was called that is gone; its author's page does. */
export function named(conflict: Conflict, entry: Entry, kinds: Kinds): Conflict {
  const seen = entry.about?.activities.find(activity => activity.id === conflict.activity);
  return conflict.kind === 'gone' && seen ? { ...conflict, name: seen.metadata?.displayText ?? kinds.get(seen.type)?.name ?? conflict.name } : conflict;
}

/** Adds an edit; several about one thing need one choice, and the latest says what is wanted. */
export function disagree(list: readonly Disagreement[], entry: Entry, conflict: Conflict): Disagreement[] {
  const key = keyOf(conflict);
  const before = list.find(one => one.key === key);
  const merged = { key, conflict, entries: [...(before?.entries ?? []), entry] };
  return before ? list.map(one => (one === before ? merged : one)) : [...list, merged];
}

/** The command that carries out what was meant, over what the other did. */
export function insist({ conflict, entries }: Disagreement, state: DraftState): DraftCommand {
  const commands = entries.map(entry => entry.command);
  if (conflict.kind === 'gone') commands.unshift(...restore(entries, state));
  const [only] = commands;
  return commands.length === 1 && only ? only : { kind: 'batch', commands };
}

/** Brings back activities that are gone, with their connections and without the line that healed over them. */
function restore(entries: readonly Entry[], state: DraftState): DraftCommand[] {
  const seen = entries.flatMap(entry => entry.about?.activities ?? []);
  const gone = [...new Map(seen.filter(activity => !state.nodes.has(activity.id)).map(activity => [activity.id, activity])).values()];
  const ids = new Set(gone.map(activity => activity.id));
  const there = (id: string) => ids.has(id) || state.nodes.has(id);
  const all = new Map(entries.flatMap(entry => entry.about?.connections ?? []).map(c => [connectionKey(c), c]));
  const connections = [...all.values()].filter(c => (ids.has(c.source) || ids.has(c.target)) && there(c.source) && there(c.target));
  const healed = gone.flatMap(activity => {
    const [into, out] = [connections.filter(c => c.target === activity.id), connections.filter(c => c.source === activity.id)];
    const [before, after] = [into[0], out[0]];
    const line = into.length === 1 && out.length === 1 && before && after ? { source: before.source, port: before.port, target: after.target } : null;
    return line && state.connections.has(connectionKey(line)) ? [line] : [];
  });
  return gone.length === 0 ? [] : [{ kind: 'add', activities: gone, connections }, ...(healed.length > 0 ? [{ kind: 'disconnect' as const, connections: healed }] : [])];
}

/**
 * The undo among what waits behind an edit that is to take back that very edit. When the edit is not carried out the undo must not be
 * either: it would take back something else. With a redo behind it, the two cancel out and are both to be left away.
 */
export function steps(behind: readonly Entry[]): { undo?: Entry; redo?: Entry } {
  let undo: Entry | undefined;
  let above = 0;
  for (const entry of behind) {
    if (entry.command.kind === 'undo') {
      if (above > 0) above--;
      else if (!undo) undo = entry;
      else return { undo };
    } else if (entry.command.kind === 'redo') {
      if (undo && above === 0) return { undo, redo: entry };
      above++;
    } else if (undo) {
      return { undo };
    } else {
      above++;
    }
  }
  return undo ? { undo } : {};
}

/** What a command is about, as drawn: kept with it, in case that somebody deletes it meanwhile. */
export function about(command: DraftCommand, state: DraftState): Entry['about'] {
  const ids = new Set(subjects(command));
  const activities = [...ids].flatMap(id => {
    const node = state.nodes.get(id);
    return node ? [{ ...node.activity, metadata: { ...node.activity.metadata, designer: { ...node.activity.metadata?.designer, position: { x: node.x, y: node.y } } } }] : [];
  });
  return activities.length === 0 ? undefined : { activities, connections: [...state.connections.values()].filter(c => ids.has(c.source) || ids.has(c.target)) };
}

function subjects(command: DraftCommand): string[] {
  switch (command.kind) {
    case 'set':
    case 'rename':
    case 'note':
      return [command.activity];
    case 'connect':
      return command.connections.flatMap(c => [c.source, c.target]);
    case 'add': {
      const added = new Set(command.activities.map(activity => activity.id));
      return command.connections.flatMap(c => [c.source, c.target]).filter(id => !added.has(id));
    }
    case 'batch':
      return command.commands.flatMap(subjects);
    default:
      return [];
  }
}
