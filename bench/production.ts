// Imported before anything else: React and Remix choose their fast halves by this variable.
process.env['NODE_ENV'] = 'production';
