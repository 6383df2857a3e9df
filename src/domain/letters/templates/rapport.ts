import { letter } from '../define.ts';

/** LTR-18: keeps your practice known to the people who will decide on your next request. */
export const rapport = letter({
  id: 'LTR-18',
  name: 'Quarterly update',
  stage: 'rapport',
  form: 'email',
  trigger: 'Once a quarter, when you ask for nothing.',
  purpose: 'Keeps your practice known to the people who will decide on your next request.',
  subject: 'News from {{practice}}',
  closing: 'Thank you for your work with us. There is nothing you need to do.',
  isPlain: true,
  lists: [
    [
      'news',
      {
        message:
          'Practice, News since the last update: there is nothing to tell. Type at least one sentence, like new evening hours.',
        level: 'needed',
        field: 'practice.news',
      },
    ],
  ],
  body: `
A short update from {{practice}}, so that your directory and your referral staff have what they need.

{{#news}}
- {{.}}
{{/news}}

{{access}}

If your members are waiting for care that we provide, we are glad to hear from you.{{#reach}} The quickest way is
{{reach}}.{{/reach}}
`,
});
