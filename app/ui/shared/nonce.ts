// The nonce of this response's Content-Security-Policy, for the few inline elements React writes. Empty in the browser.
import { createContext, useContext } from 'react';

export const NonceContext = createContext('');
export const useNonce = () => useContext(NonceContext);
