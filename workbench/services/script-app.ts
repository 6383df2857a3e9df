/** ScriptApp: modes and authorization. Triggers are not in the workbench (DESIGN 1.2). */
import type { AuthModeName, Execution } from './execution.ts';
import { type EnumValue, enumeration, local, ServiceError, ServiceObject, type Surface, surface } from './surface.ts';

export const AuthMode = enumeration<AuthModeName>('ScriptApp', 'AuthMode', [
  'NONE',
  'CUSTOM_FUNCTION',
  'LIMITED',
  'FULL',
]);
const AuthorizationStatus = enumeration('ScriptApp', 'AuthorizationStatus', ['REQUIRED', 'NOT_REQUIRED']);

export class ScriptApp extends ServiceObject {
  readonly surface: Surface = scriptAppSurface;
  readonly AuthMode = AuthMode;
  readonly AuthorizationStatus = AuthorizationStatus;

  constructor(private readonly execution: Execution) {
    super();
  }

  /** A scope of the manifest counts as granted unless the person has refused it. */
  getAuthorizationInfo(_mode: EnumValue, scopes: string[] = []): AuthorizationInfo {
    return new AuthorizationInfo(this.missing(scopes).length === 0);
  }

  requireScopes(_mode: EnumValue, scopes: string[]): null {
    const [scope] = this.missing(scopes);
    if (scope) throw new ServiceError(`Authorization is required to perform that action: ${scope}`);
    return null;
  }

  private missing(scopes: readonly string[]): string[] {
    const granted = this.execution.grantedScopes;
    return granted ? scopes.filter((scope) => !granted.includes(scope)) : [];
  }
}

const scriptAppSurface = surface<GoogleAppsScript.Script.ScriptApp, ScriptApp>(
  'ScriptApp',
  {
    getAuthorizationInfo: local('AuthMode', 'AuthMode, String[]'),
    requireScopes: local('AuthMode, String[]'),
  },
  ['AuthMode', 'AuthorizationStatus'],
);

export class AuthorizationInfo extends ServiceObject {
  readonly surface: Surface = infoSurface;

  constructor(private readonly granted: boolean) {
    super();
  }

  getAuthorizationStatus(): EnumValue {
    return this.granted ? AuthorizationStatus.NOT_REQUIRED : AuthorizationStatus.REQUIRED;
  }

  getAuthorizationUrl(): string | null {
    return this.granted ? null : 'https://accounts.google.com/';
  }
}

const infoSurface = surface<GoogleAppsScript.Script.AuthorizationInfo, AuthorizationInfo>(
  'ScriptApp.AuthorizationInfo',
  {
    getAuthorizationStatus: local(),
    getAuthorizationUrl: local(),
  },
);
