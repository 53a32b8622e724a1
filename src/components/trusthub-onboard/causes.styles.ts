import { css } from 'lit';

/** For `renderCauses`, and for the trouble that is told beside them. */
export const causes = css`
  .causes {
    display: grid;
    gap: 10px;
  }
  .causes span,
  .causes b,
  .trouble,
  .trouble > span {
    display: block;
  }
`;
