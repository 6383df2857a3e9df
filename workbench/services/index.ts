/** The globals a script finds at Google, put into its context for one execution. */
import type { ScriptContext } from '../context.ts';
import { Charts } from './chart.ts';
import { Drive } from './drive.ts';
import type { AuthModeName, Execution } from './execution.ts';
import { HtmlService } from './html.ts';
import { Membrane } from './membrane.ts';
import { ScriptApp } from './script-app.ts';
import { SpreadsheetApp } from './spreadsheet-app.ts';
import { CacheService, LockService, PropertiesService } from './stores.ts';
import { ServiceObject, type Surface } from './surface.ts';
import { Logger, Session, Utilities } from './utilities.ts';

export { countDocumentCalls, countServiceCalls } from './surface.ts';

/** Services Google has and the workbench has not: they are there, and every member fails by name. */
const ABSENT =
  'CalendarApp CardService ContactsApp ContentService DocumentApp DriveApp FormApp GmailApp GroupsApp Jdbc LanguageApp ' +
  'LinearOptimizationService MailApp Maps SitesApp SlidesApp UrlFetchApp XmlService';

/** Where only some services can be used (PLATFORM 1.5, 2.1); anything else is refused by name. */
const ALLOWED: Partial<Record<AuthModeName, string>> = {
  NONE: 'SpreadsheetApp PropertiesService Utilities Logger Session Charts',
  CUSTOM_FUNCTION:
    'SpreadsheetApp HtmlService PropertiesService CacheService LockService Utilities Logger Session UrlFetchApp LanguageApp Maps ' +
    'Jdbc XmlService',
};

export function installServices(context: ScriptContext, execution: Execution): void {
  new Membrane(context, (call) => execution.enter(call));
  const services: Record<string, ServiceObject> = {
    SpreadsheetApp: new SpreadsheetApp(execution),
    HtmlService: new HtmlService(execution),
    PropertiesService: new PropertiesService(execution),
    CacheService: new CacheService(execution),
    LockService: new LockService(execution),
    Session: new Session(execution),
    Utilities: new Utilities(execution),
    Charts: new Charts(),
    Logger: new Logger(execution),
    ScriptApp: new ScriptApp(execution),
  };
  if (execution.state.manifest.advancedServices.includes('Drive')) services.Drive = new Drive(execution);
  for (const name of ABSENT.split(' ')) services[name] = new Refused(name, null);
  const allowed = ALLOWED[execution.mode]?.split(' ');
  for (const [name, service] of Object.entries(services)) {
    const given =
      allowed && !allowed.includes(name)
        ? new Refused(name, `You do not have permission to call ${name} service`)
        : service;
    context.define(name, context.toScript(given));
  }
}

/** A service of which nothing can be used. */
class Refused extends ServiceObject {
  readonly surface: Surface;

  constructor(name: string, refusal: string | null) {
    super();
    this.surface = { name, label: name, members: new Map(), constants: new Set(), refusal };
  }
}
