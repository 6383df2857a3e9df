/** The file that keeps the workbook between starts. It is replaced whole or not at all, and never overwritten unread. */
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export class WorkbookFile {
  constructor(
    readonly path: string,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** The state kept, or undefined when there is none. Throws when the file is there but cannot be understood. */
  async read(): Promise<unknown> {
    let text: string;
    try {
      text = await readFile(this.path, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
    return JSON.parse(text);
  }

  /** Written beside the file, brought safely to the disk, then put in its place. */
  async write(state: unknown): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true });
    const draft = `${this.path}.${process.pid}.tmp`;
    const file = await open(draft, 'w');
    try {
      await file.writeFile(JSON.stringify(state));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, this.path);
  }

  /**
   * Takes the workbook for this process. Gives the id of another process that has it open, and takes nothing then; a process that
   * ended without letting go does not count.
   */
  async take(): Promise<number | null> {
    await mkdir(dirname(this.path), { recursive: true });
    try {
      const holder = Number(await readFile(this.holderPath, 'utf8'));
      if (holder !== process.pid && isRunning(holder)) return holder;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
    await writeFile(this.holderPath, String(process.pid));
    return null;
  }

  async letGo(): Promise<void> {
    await rm(this.holderPath, { force: true });
  }

  private get holderPath(): string {
    return `${this.path}.open`;
  }

  /** Moves the file out of the way. Gives its new path; undefined when there was none. */
  async setAside(why: 'broken' | 'before'): Promise<string | undefined> {
    const stamp = this.now().toISOString().replace(/[:.]/g, '-');
    const aside = join(dirname(this.path), `${basename(this.path, '.json')}-${why}-${stamp}.json`);
    try {
      await rename(this.path, aside);
      return aside;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  }
}

/** Signal 0 only asks. */
function isRunning(id: number): boolean {
  if (!Number.isInteger(id) || id <= 0) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
