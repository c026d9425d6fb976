type Reconnecting = { Blazor?: { reconnect?: () => Promise<boolean> } };

/**
 * Watches the connection to the server that renders the panel. While it is away the canvas goes on by itself and the panel is
 * read-only; when the server no longer knows the page, the page is loaded again, with the queue kept.
 */
export class Circuit {
  private readonly notice = document.getElementById('components-reconnect-modal');
  private readonly observer = new MutationObserver(() => this.look());

  /** `free`: whether the page may be loaded again now, with nothing in somebody's hand. */
  constructor(private readonly changed: (connected: boolean) => void, private readonly free: () => boolean) {
    if (this.notice) this.observer.observe(this.notice, { attributes: true, attributeFilter: ['class'] });
  }

  look(): void {
    if (this.has('rejected')) {
      if (this.free()) location.reload();
      else this.changed(false);
      return;
    }
    this.changed(!this.has('show') && !this.has('failed'));
  }

  /** What was in somebody's hand is no longer. */
  letGo(): void {
    if (this.has('rejected')) this.look();
  }

  /** The server answers again. The framework may have given up on it, after a night's sleep for one. */
  serverIsBack(): void {
    this.letGo();
    if (this.has('failed')) void (window as Reconnecting).Blazor?.reconnect?.().then(known => known || location.reload(), () => undefined);
  }

  dispose(): void {
    this.observer.disconnect();
  }

  private has(state: string): boolean {
    return this.notice?.classList.contains(`components-reconnect-${state}`) ?? false;
  }
}
