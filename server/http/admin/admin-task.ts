/** The few things whoever runs the machine asks for by `npm run admin`, and what he is told. */
import type { Deps } from '../../commands/attempt.ts';
import { invitationLink } from '../../commands/people/invitation-link.ts';
import { inviteAdministrator, invitePassword } from '../../commands/people/invite-administrator.ts';

export type AdminTask = { readonly do: 'invite'; readonly email: string } | { readonly do: 'reset'; readonly email: string };
export interface AdminAnswer {
  readonly ok: boolean;
  /** For the terminal. */
  readonly sentence: string;
}

const EMAIL = /^[^\s@]+@[^\s@]+$/;

export async function runAdminTask(deps: Deps, task: AdminTask, publicUrl: string): Promise<AdminAnswer> {
  if (typeof task.email !== 'string' || !EMAIL.test(task.email)) return { ok: false, sentence: 'This is no e-mail address.' };
  const invited = task.do === 'invite' ? await inviteAdministrator(deps, task.email) : await invitePassword(deps, task.email);
  if (!invited.ok)
    return {
      ok: false,
      sentence: invited.refusal.code === 'not-found' ? `Nobody has an account with ${task.email}.` : `Refused: ${invited.refusal.code}.`,
    };
  const what = task.do === 'invite' ? 'becomes an administrator' : 'sets a new password';
  const { secret, expiresAt } = invited.value;
  return {
    ok: true,
    sentence: `Whoever opens this link ${what} as ${task.email}. It works once, until ${expiresAt}:\n\n  ${invitationLink(publicUrl, secret)}\n`,
  };
}
