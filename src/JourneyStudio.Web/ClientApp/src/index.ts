import './canvas.css';
import type { DraftCommand } from './draft/commands';
import { DraftServer } from './draft/server';
import type { Counts } from './graph/counts';
import { Studio, type Page, type StudioOptions } from './studio';

/** What the designer page calls: loads the draft and brings the canvas to life. */
export async function open(root: HTMLElement, page: Page, options: Omit<StudioOptions, 'sprite'>) {
  const server = new DraftServer(options.draft, options.language);
  const sprite = root.querySelector('use')?.getAttribute('href')?.split('#')[0] ?? 'icons.svg';
  const studio = new Studio(root, page, { ...options, sprite }, server, await server.load());
  requestAnimationFrame(() => requestAnimationFrame(() => root.querySelector('[data-part="canvas"]')?.setAttribute('data-ready', 'true')));
  return {
    submit: (command: DraftCommand) => studio.submit(command),
    show: (id: string) => studio.show(id),
    counts: (counts: Record<string, Counts> | null) => studio.counts(counts),
    refresh: (revision: number) => studio.refresh(revision, () => server.load()),
    dispose: () => studio.dispose(),
  };
}
