/** A prefilled page of Google Calendar for one whole day: it needs no permission, and nothing is saved until the person does. */
export function calendarLink(day: string, title: string, details: string): string {
  const end = new Date(`${day}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + 1);
  const dates = [day, end.toISOString().slice(0, 10)].map((date) => date.replace(/-/g, '')).join('/');
  const [text, about] = [title, details].map(encodeURIComponent);
  return [
    'https:',
    '',
    `calendar.google.com/calendar/render?action=TEMPLATE&text=${text}&dates=${dates}&details=${about}`,
  ].join('/');
}
