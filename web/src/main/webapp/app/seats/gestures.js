// Fingers, mouse and keys on the seat map.
const TAP_MOVES = 8;
const WHEEL = 0.0016;
const KEYS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export class Gestures {
  /** @param map the SeatCanvas, which is panned and zoomed, and gets taps and the moves of a mouse above it */
  constructor(canvas, map) {
    this.canvas = canvas;
    this.map = map;
    this.pointers = new Map();
    canvas.addEventListener('pointerdown', event => this.#down(event));
    canvas.addEventListener('pointermove', event => this.#move(event));
    canvas.addEventListener('pointerup', event => this.#up(event));
    canvas.addEventListener('pointercancel', event => this.pointers.delete(event.pointerId));
    canvas.addEventListener('wheel', event => this.#wheel(event), { passive: false });
    canvas.addEventListener('keydown', event => this.#key(event));
  }

  #wheel(event) {
    event.preventDefault();
    const lines = event.deltaMode === 1 ? 16 : 1;
    this.map.zoom(Math.exp(-event.deltaY * lines * WHEEL * (event.ctrlKey ? 6 : 1)), event.offsetX, event.offsetY);
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = KEYS[event.key];
    if (direction) this.map.pan(direction[0] * 60, direction[1] * 60);
    else if (event.key === '+' || event.key === '=') this.map.zoom(1.4);
    else if (event.key === '-') this.map.zoom(1 / 1.4);
    else if (event.key === '0' || event.key === 'Home') this.map.fit();
    else return;
    event.preventDefault();
  }

  #down(event) {
    this.canvas.setPointerCapture?.(event.pointerId);
    this.pointers.set(event.pointerId, { x: event.offsetX, y: event.offsetY, fromX: event.offsetX, fromY: event.offsetY });
    this.isDragging = this.pointers.size > 1;
  }

  #move(event) {
    const pointer = this.pointers.get(event.pointerId);
    if (!pointer) {
      if (event.pointerType === 'mouse') this.map.hover(event.offsetX, event.offsetY);
      return;
    }
    if (this.pointers.size === 1) {
      if (!this.isDragging && Math.hypot(event.offsetX - pointer.fromX, event.offsetY - pointer.fromY) < TAP_MOVES) return;
      this.isDragging = true;
      this.map.pan(event.offsetX - pointer.x, event.offsetY - pointer.y);
    } else {
      const other = [...this.pointers.entries()].find(([id]) => id !== event.pointerId)[1];
      const before = Math.hypot(pointer.x - other.x, pointer.y - other.y);
      const after = Math.hypot(event.offsetX - other.x, event.offsetY - other.y);
      const middle = [(event.offsetX + other.x) / 2, (event.offsetY + other.y) / 2];
      this.map.pan((event.offsetX - pointer.x) / 2, (event.offsetY - pointer.y) / 2);
      if (before > 10) this.map.zoom(after / before, ...middle);
    }
    pointer.x = event.offsetX;
    pointer.y = event.offsetY;
  }

  #up(event) {
    const pointer = this.pointers.get(event.pointerId);
    this.pointers.delete(event.pointerId);
    if (!pointer || this.isDragging) {
      this.isDragging = this.pointers.size > 0;
      return;
    }
    this.map.tap(event.offsetX, event.offsetY, event.timeStamp);
  }
}
