import type { Move } from '../draft/commands';
import { align, type Alignment } from '../graph/align';
import type { Direction } from '../graph/neighbours';
import { grid } from '../graph/size';
import { notesAlong } from '../graph/tidying';
import { selectedNodes, stateOf, type Session } from '../session';

const steps: Record<Direction, [number, number]> = { up: [0, -grid], down: [0, grid], left: [-grid, 0], right: [grid, 0] };

export function nudge(session: Session, direction: Direction): void {
  const [dx, dy] = steps[direction];
  move(session, selectedNodes(session).flatMap(id => {
    const node = stateOf(session).nodes.get(id);
    return node ? [{ activity: id, x: node.x + dx, y: node.y + dy }] : [];
  }));
}

export function alignSelection(session: Session, how: Alignment): void {
  const nodes = selectedNodes(session).flatMap(id => stateOf(session).nodes.get(id) ?? []);
  if (nodes.length < 2) return;
  move(session, align(nodes, how));
  session.announce(session.texts.say(how.startsWith('spread') ? 'spread' : 'aligned', nodes.length));
}

/** One undoable step, worked out beside the page; the draft may have changed meanwhile, then what is gone is not moved. */
export async function tidy(session: Session): Promise<void> {
  const [keep] = selectedNodes(session);
  session.container.dataset.tidying = 'true';
  const moves = await session.tidying.tidy(stateOf(session), keep);
  delete session.container.dataset.tidying;
  if (!moves) {
    session.announce(session.texts.say('notTidied'));
    return;
  }
  move(session, [...moves, ...notesAlong(stateOf(session), moves)].filter(to => stateOf(session).nodes.has(to.activity)));
  if (!keep) session.graph.zoomToFit({ padding: 56, maxScale: 1 });
  session.announce(session.texts.say('tidied'));
}

function move(session: Session, moves: Move[]): void {
  if (moves.length > 0) session.submit({ kind: 'move', moves });
}
