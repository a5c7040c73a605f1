// expect: nothing
import rateLimit from 'express-rate-limit';

export const limiter = rateLimit({ windowMs: 60000, max: 100, standardHeaders: true, message: 'Trop de requêtes : réessayez dans une minute.' });
