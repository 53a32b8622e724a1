/** True in development builds alone; the bundler replaces it and drops the branch not taken. */
declare const __DEVELOPMENT__: boolean;
