// When the first held seats of a grade may come back. Asked for only while a grade has no free seats.
import { api } from '../core/api.js';
import { now } from '../core/clock.js';

const ASK_MS = 15_000;

export class Returns {
  /** @param onChange called after the times changed */
  constructor(performance, onChange) {
    this.performance = performance;
    this.onChange = onChange;
    this.askedAt = -Infinity;
    this.grades = [];
  }

  /** An instant as the platform wrote it, or null. */
  of(grade) { return this.grades[grade]?.nextExpiry ?? null; }

  /** The states have changed. */
  async follow(model) {
    const isOfUse = model.free.some((free, grade) => free === 0 && model.held[grade] > 0 && model.shown[grade]);
    if (!isOfUse || now() - this.askedAt < ASK_MS) return;
    this.askedAt = now();
    try {
      this.grades = (await api('GET', `/api/performances/dates/${this.performance}/counts`)).grades;
      this.onChange();
    } catch {
      // It is only a hint.
    }
  }
}
