import { fault } from '../messages/fault.ts';

/** How a run that was told to stop ends its work before it is begun. */
export class Stopped extends Error {
  constructor() {
    super('stopped');
    this.name = 'Stopped';
  }
}

/**
 * What a run must undo when it ends, also by a signal: browser, lock, temporary folder. It also knows the one step
 * that makes the run's work valid: told to stop before it, the run never takes the step; after it, the run goes on
 * to its end, because what it would say of itself is no longer true otherwise.
 */
export class Cleanup implements AsyncDisposable {
  readonly #steps: (() => Promise<void>)[] = [];
  readonly #last: (() => void)[] = [];
  #isStopping = false;
  #isCommitted = false;
  /** How many pieces of long work are under way. */
  #long = 0;
  /** How many are under way that a run which is stopped waits for, whatever long work goes on beside them. */
  #waitedFor = 0;
  #parts = 0;
  readonly #of: Cleanup | null;

  /** `of`: the run that this is a part of; told to stop, all of it stops. */
  constructor(of: Cleanup | null = null) {
    this.#of = of;
  }

  add(step: () => Promise<void>): void {
    this.#steps.push(step);
  }

  /** Adds what is done right before a signal ends the process, when work that was under way may have left more. */
  addLast(step: () => void): void {
    this.#last.push(step);
  }

  /** Whether the run's work is done and valid. */
  get isCommitted(): boolean {
    return this.#isCommitted;
  }

  /** Whether the run was told to stop before its work was valid. */
  get isStopping(): boolean {
    return this.#isStopping || (this.#of?.isStopping ?? false);
  }

  /** How many of several pieces of work are valid already, each by itself. */
  get parts(): number {
    return this.#parts;
  }

  /** Takes the step that makes the run's work valid; throws {@link Stopped} where the run is to stop. */
  readonly commit = <T>(step: () => T): T => {
    if (this.isStopping) throw new Stopped();
    const result = step();
    this.#isCommitted = true;
    return result;
  };

  /** Takes the step that makes one of several pieces of work valid, after which the run can still be stopped. */
  readonly commitPart = <T>(step: () => T): T => {
    if (this.isStopping) throw new Stopped();
    const result = step();
    this.#parts += 1;
    if (this.#of) this.#of.#parts += 1;
    return result;
  };

  /** Says that all pieces of work are done. */
  done(): void {
    this.goOn();
    this.#isCommitted = true;
  }

  /** What one piece of the work must undo when that ends, or when the whole run does. */
  part(): Cleanup {
    const part = new Cleanup(this);
    this.add(() => part[Symbol.asyncDispose]());
    this.addLast(() => part.sweep());
    return part;
  }

  /** Whether all work under way takes long and leaves nothing but in the run's own folder. */
  get isAtLength(): boolean {
    return this.#long > 0 && this.#waitedFor === 0;
  }

  /** Does work that takes long and leaves nothing but in the run's own folder, so that a run that is stopped need not wait for it. */
  async atLength<T>(work: () => Promise<T>): Promise<T> {
    this.goOn();
    const whole = this.#of ?? this;
    whole.#long += 1;
    try {
      return await work();
    } finally {
      whole.#long -= 1;
    }
  }

  /** Does work that leaves something outside of the run's own folder, such as a report or a mail, beside long work. */
  async waitedFor<T>(work: () => Promise<T>): Promise<T> {
    const whole = this.#of ?? this;
    whole.#waitedFor += 1;
    try {
      return await work();
    } finally {
      whole.#waitedFor -= 1;
    }
  }

  /** From now on no step is committed. */
  stop(): void {
    this.#isStopping = true;
  }

  /** Throws {@link Stopped} where the run is to stop: for work that takes more than it gives back. */
  readonly goOn = (): void => {
    if (this.isStopping) throw new Stopped();
  };

  /** Runs the steps once, the last added first; one that fails does not keep the others from running. Fault: `cli.cleanup_failed`. */
  async [Symbol.asyncDispose](): Promise<void> {
    const failures: unknown[] = [];
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      await step().catch((failure: unknown) => failures.push(failure));
    }
    const [first] = failures;
    if (first === undefined) return;
    const reasons = failures.map((one) => (one instanceof Error ? one.message : String(one)));
    throw fault('cli.cleanup_failed', { reasons }, { cause: first });
  }

  /** Runs what was added by {@link addLast}; what fails there is for the next run. */
  sweep(): void {
    for (const step of this.#last) {
      try {
        step();
      } catch {
        // The process ends now; the next run clears away.
      }
    }
  }
}
