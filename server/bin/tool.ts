/** How a command of the shell ends: a sentence on standard error and exit code 1 where something is wrong, never a stack trace for what an operator can mend. */
import { stderr, stdout } from 'node:process';

export const say = (line: string): void => void stdout.write(`${line}\n`);

/** @param run answers the exit code */
export async function runTool(run: () => Promise<number> | number): Promise<void> {
  try {
    process.exitCode = await run();
  } catch (error) {
    stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
