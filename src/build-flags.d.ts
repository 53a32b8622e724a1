/** True in development builds alone; the bundler replaces it and drops the branch not taken. */
declare const __DEVELOPMENT__: boolean;
/** True in test builds alone, in the same way: failpoints, and waits that a test may shorten. */
declare const __TEST_BUILD__: boolean;
