/** A drag of X6's that Escape gives up: it is ended as if the button were released, and whoever ends it learns that it does not count. */
export class DragMode {
  private given = false;
  private listener: ((event: KeyboardEvent) => void) | null = null;

  begin(): void {
    if (this.listener) return;
    this.given = false;
    this.listener = event => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      this.given = true;
      document.dispatchEvent(new MouseEvent('mouseup', { bubbles: true, cancelable: true }));
    };
    window.addEventListener('keydown', this.listener, true);
  }

  /** Whether it was given up. */
  end(): boolean {
    if (this.listener) window.removeEventListener('keydown', this.listener, true);
    this.listener = null;
    const given = this.given;
    this.given = false;
    return given;
  }
}
