/** English names of the values of closed lists: states, roles, channels, reasons. */
export const enTerms = {
  time: { s: '{n} s', min: '{n} min', h: '{n} h', d: '{n} d', ago: '{time} ago', since: 'since {time}' },
  language: { unknown: 'unknown language' },
  label: { negative: 'Negative', neutral: 'Neutral', positive: 'Positive', unsure: 'Unsure' },
  status: { new: 'New', 'in-progress': 'In progress', waiting: 'Waiting', answered: 'Answered', 'no-answer': 'No answer', 'not-about-us': 'Not about us' },
  handling: { normal: 'Normal', danger: 'Danger to someone', illegal: 'Illegal content', press: 'Press', legal: 'Legal matter', vip: 'VIP' },
  role: { responder: 'responder', supervisor: 'supervisor', legal: 'legal', executive: 'executive', 'channel-owner': 'channel owner', observer: 'observer', admin: 'administrator' },
  channel: { x: 'X', twitter: 'X', bluesky: 'Bluesky', mastodon: 'Mastodon', facebook: 'Facebook', instagram: 'Instagram', linkedin: 'LinkedIn', reddit: 'Reddit', private: 'Invitation to a private channel', phone: 'Phone', call: 'Phone call', website: 'Website', branches: 'Branches', press: 'Press', news: 'News', email: 'E-mail', web: 'Web' },
  kind: { post: 'post', reply: 'reply', repost: 'repost', quote: 'quote', comment: 'comment', article: 'article', call: 'call' },
  metric: { likes: 'likes', reposts: 'reposts', replies: 'replies', reach: 'reach' },
  rankReason: { negative: 'negative', positive: 'positive', reach: 'reach', press: 'press', verified: 'verified', question: 'asks a question', 'own-case': 'speaks of their own case', echo: 'echo' },
  form: { full: 'Full', short: 'Short', answer: 'Answer', private: 'Private', courtesy: 'Courtesy' },
  because: { number: 'a number', date: 'a date', amount: 'an amount', link: 'a link', promise: 'a promise', banned: 'a banned phrase', contradiction: 'the opposite of the message', unread: 'a text too long to be compared' },
  revisionStatus: { 'under-review': 'under review', scheduled: 'scheduled', 'in-force': 'in force', superseded: 'superseded', 'changes-requested': 'changes requested', recalled: 'recalled', withdrawn: 'withdrawn' },
  replyStatus: { open: 'draft', waiting: 'waiting', queued: 'about to leave', sending: 'being sent', sent: 'sent', failed: 'failed', unknown: 'unknown', dropped: 'dropped' },
  dispatchState: { queued: 'queued', sending: 'being sent', sent: 'sent', failed: 'failed', unknown: 'unknown', cancelled: 'cancelled', retracted: 'retracted' },
};
