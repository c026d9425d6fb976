import type { ActivityJson, ConnectionView } from './model';

/** The commands of a draft. The server knows the same ones (Engine/Definitions/Editing); `undo` and `redo` are its own. */
export type DraftCommand =
  | { kind: 'add'; activities: ActivityJson[]; connections: ConnectionView[] }
  | { kind: 'move'; moves: Move[] }
  | { kind: 'connect'; connections: ConnectionView[] }
  | { kind: 'disconnect'; connections: ConnectionView[] }
  | { kind: 'delete'; activities: string[] }
  | { kind: 'set'; activity: string; setting: string; value?: unknown }
  | { kind: 'rename'; activity: string; name: string }
  | { kind: 'note'; activity: string; text?: string | null }
  | { kind: 'journey'; setting: string; value?: unknown }
  | { kind: 'batch'; commands: DraftCommand[] }
  | { kind: 'undo' }
  | { kind: 'redo' };

export interface Move {
  activity: string;
  x: number;
  y: number;
}
