/** HtmlService. Templates with scriptlets are not in the workbench: the add-on ships one finished page (PLATFORM 2.3). */
import type { Execution } from './execution.ts';
import { local, ServiceError, ServiceObject, type Surface, surface } from './surface.ts';

export class HtmlService extends ServiceObject {
  readonly surface: Surface = serviceSurface;

  constructor(private readonly execution: Execution) {
    super();
  }

  createHtmlOutput(html = ''): HtmlOutput {
    return new HtmlOutput(html);
  }

  createHtmlOutputFromFile(name: string): HtmlOutput {
    const html = this.execution.state.htmlFiles[name.replace(/\.html$/, '')];
    if (html === undefined) throw new ServiceError(`No HTML file named ${name} was found.`);
    return new HtmlOutput(html);
  }
}

const serviceSurface = surface<GoogleAppsScript.HTML.HtmlService, HtmlService>('HtmlService', {
  createHtmlOutput: local('', 'String'),
  createHtmlOutputFromFile: local('String'),
});

export class HtmlOutput extends ServiceObject {
  readonly surface: Surface = outputSurface;
  private title = '';
  private width: number | null = null;
  private height: number | null = null;

  constructor(private content: string) {
    super();
  }

  getContent(): string {
    return this.content;
  }

  setContent(content: string): HtmlOutput {
    this.content = content;
    return this;
  }

  append(content: string): HtmlOutput {
    this.content += content;
    return this;
  }

  getTitle(): string {
    return this.title;
  }

  setTitle(title: string): HtmlOutput {
    this.title = title;
    return this;
  }

  getWidth(): number | null {
    return this.width;
  }

  setWidth(width: number): HtmlOutput {
    this.width = width;
    return this;
  }

  getHeight(): number | null {
    return this.height;
  }

  setHeight(height: number): HtmlOutput {
    this.height = height;
    return this;
  }
}

const outputSurface = surface<GoogleAppsScript.HTML.HtmlOutput, HtmlOutput>('HtmlOutput', {
  getContent: local(),
  setContent: local('String'),
  append: local('String'),
  getTitle: local(),
  setTitle: local('String'),
  getWidth: local(),
  setWidth: local('Integer'),
  getHeight: local(),
  setHeight: local('Integer'),
});
