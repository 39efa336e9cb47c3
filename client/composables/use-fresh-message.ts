/** Asks the server who counts as author now: after an act that makes somebody one. */
import { useConnection } from '../connection/connection.ts';
import { useMessage } from '../stores/message.ts';

export function useFreshMessage(room: string): () => Promise<void> {
  const { api } = useConnection();
  const message = useMessage();
  return async () => {
    const fresh = await api.message.get(room);
    if (fresh.ok) message.setMessage(fresh.value);
  };
}
