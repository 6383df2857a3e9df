/** The spreadsheet's colors and type (LOOK 2, 7). Color follows the column: blue you type, violet worked out, gray settings. */
export const theme = {
  type: { tab: '#0B57D0', heading: '#DCE8FC', ink: '#0842A0' },
  workedOut: { tab: '#6A4FA3', heading: '#E9E3F5', ink: '#4B3583', ground: '#F8F6FC' },
  settings: { tab: '#5F6770', heading: '#E6E9ED', ink: '#3B424A' },
  tones: {
    green: { ground: '#E4F4EA', ink: '#14532D' },
    yellow: { ground: '#FFF3D1', ink: '#614700' },
    red: { ground: '#FCE8E6', ink: '#8C1D18' },
    gray: { ground: '#E6E9ED', ink: '#3B424A' },
  },
  /** LOOK 8. Medicare and "the rest" always have their own; never the colors of lights. */
  chart: {
    series: ['#0072B2', '#C65102', '#009E73', '#8A5A9E'],
    medicare: '#3B424A',
    rest: '#8A929B',
    grid: '#E6E9ED',
  },
  white: '#FFFFFF',
  ink: '#1F2328',
  secondInk: '#4A5159',
  font: 'Arial',
  fontSize: 10,
  titleSize: 16,
} as const;
