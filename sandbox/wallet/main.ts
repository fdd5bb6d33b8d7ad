import { installSandboxWallet } from './install.ts';

installSandboxWallet();
