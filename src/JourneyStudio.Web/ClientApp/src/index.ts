import './canvas.css';
import type { DraftCommand } from './draft/commands';
import { DraftServer } from './draft/server';
import type { Counts } from './graph/counts';
import { keepIcons } from './icons';
import type { Person } from './people';
import { Studio, type Page, type StudioOptions } from './studio';

/** What the designer page calls: loads the draft and brings the canvas to life. */
export async function open(root: HTMLElement, page: Page, options: StudioOptions) {
  const server = new DraftServer(options.draft, options.language);
  const [loaded] = await Promise.all([server.load(), keepIcons(root)]);
  const studio = new Studio(root, page, options, server, loaded);
  requestAnimationFrame(() => requestAnimationFrame(() => root.querySelector('[data-part="canvas"]')?.setAttribute('data-ready', 'true')));
  return {
    submit: (command: DraftCommand) => studio.fromPanel(command),
    show: (id: string) => studio.show(id),
    counts: (counts: Record<string, Counts> | null) => studio.counts(counts),
    people: (people: Person[]) => studio.people(people),
    refresh: (revision: number) => studio.refresh(revision),
    dispose: () => studio.dispose(),
  };
}
