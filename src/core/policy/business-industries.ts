import { optionsOf } from './catalogue-entry.js';

/**
 * Accepted values of `business_industry`.
 * Source: Twilio's guide "API: Create a Secondary Customer Profile", step 3.
 */
export const BUSINESS_INDUSTRIES = optionsOf({
  AGRICULTURE: 'Agriculture',
  AUTOMOTIVE: 'Automotive',
  BANKING: 'Banking',
  CONSUMER: 'Consumer goods and services',
  EDUCATION: 'Education',
  ELECTRONICS: 'Electronics',
  ENERGY: 'Energy',
  ENGINEERING: 'Engineering',
  FAST_MOVING_CONSUMER_GOODS: 'Fast-moving consumer goods',
  FINANCIAL: 'Financial services',
  FINTECH: 'Fintech',
  FOOD_AND_BEVERAGE: 'Food and beverage',
  GOVERNMENT: 'Government',
  HEALTHCARE: 'Healthcare',
  HOSPITALITY: 'Hospitality',
  INSURANCE: 'Insurance',
  JEWELRY: 'Jewelry',
  LEGAL: 'Legal',
  MANUFACTURING: 'Manufacturing',
  MEDIA: 'Media',
  NOT_FOR_PROFIT: 'Not for profit',
  OIL_AND_GAS: 'Oil and gas',
  ONLINE: 'Online business',
  RAW_MATERIALS: 'Raw materials',
  REAL_ESTATE: 'Real estate',
  RELIGION: 'Religion',
  RETAIL: 'Retail',
  TECHNOLOGY: 'Technology',
  TELECOMMUNICATIONS: 'Telecommunications',
  TRANSPORTATION: 'Transportation',
  TRAVEL: 'Travel',
});
