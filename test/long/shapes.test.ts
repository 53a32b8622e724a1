import { describeShapes } from '../e2e/harness/shapes/describe-shapes.js';
import { SHAPES } from '../e2e/harness/shapes/shapes.js';

describeShapes('chromium', SHAPES);
