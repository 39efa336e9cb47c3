/** The way out, from every screen that has it: the session ends at the server, and the console is at its first page whatever the server said. */
import { useRouter } from 'vue-router';
import { useConnection } from '../connection/connection.ts';
import { useSession } from '../stores/session.ts';
import type { useAct } from './use-act.ts';

/** @param act of the screen, so that its buttons rest meanwhile. */
export function useSignOut(act: ReturnType<typeof useAct>['act']): () => Promise<void> {
  const { api } = useConnection();
  const session = useSession();
  const router = useRouter();
  return async () => {
    await act(api.session.end());
    session.set(null);
    await router.push('/sign-in');
  };
}
