/** The spreadsheet's colors and type (LOOK 2, 7). Color follows the column: blue you type, violet worked out, gray settings. */
export const theme = {
  type: { tab: '#0B57D0', heading: '#DCE8FC', ink: '#0842A0' },
  workedOut: { tab: '#6A4FA3', heading: '#E9E3F5', ink: '#4B3583', ground: '#F8F6FC' },
  settings: { tab: '#5F6770', heading: '#E6E9ED', ink: '#3B424A' },
  ink: '#1F2328',
  secondInk: '#4A5159',
  font: 'Arial',
  fontSize: 10,
  titleSize: 16,
} as const;
