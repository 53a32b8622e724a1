/** A business that does not exist; its numbers are reserved for fiction. */
export const BUSINESS_INFORMATION = {
  business_name: 'Thistledown Kites LLC',
  business_identity: 'direct_customer',
  business_type: 'Limited Liability Corporation',
  business_industry: 'RETAIL',
  business_registration_identifier: 'EIN',
  business_registration_number: '00-1234567',
  business_regions_of_operation: 'USA_AND_CANADA',
  website_url: 'https://thistledown-kites.example',
  social_media_profile_urls: '',
};

export const REPRESENTATIVE = {
  first_name: 'Odalys',
  last_name: 'Fenwick',
  email: 'odalys@thistledown-kites.example',
  phone_number: '+12025550142',
  business_title: 'Head Kite Maker',
  job_position: 'CEO',
};

export const SECOND_REPRESENTATIVE = {
  ...REPRESENTATIVE,
  first_name: 'Basil',
  email: 'basil@thistledown-kites.example',
  phone_number: '+12025550143',
  job_position: 'CFO',
};

export const ADDRESS = {
  CustomerName: 'Thistledown Kites LLC',
  FriendlyName: 'Thistledown Kites',
  Street: '12 Example Lane',
  City: 'Springfield',
  Region: 'IL',
  PostalCode: '62701',
  IsoCountry: 'US',
};
